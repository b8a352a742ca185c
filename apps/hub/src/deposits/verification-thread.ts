import { answerInThread } from "../answer-in-thread.ts";
import { verification } from "./verification.ts";

answerInThread(verification);
