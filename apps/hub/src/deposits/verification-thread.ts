import { answerInThread } from "../thread-queue.ts";
import { verification } from "./verification.ts";

answerInThread(verification);
