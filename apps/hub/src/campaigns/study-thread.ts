import { answerInThread } from "../answer-in-thread.ts";
import { studyWork } from "./study-work.ts";

answerInThread(studyWork);
