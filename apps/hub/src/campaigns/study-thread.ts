import { answerInThread } from "../thread-queue.ts";
import { studyWork } from "./study-work.ts";

answerInThread(studyWork);
