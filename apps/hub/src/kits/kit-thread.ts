import { answerInThread } from "../answer-in-thread.ts";
import { kitWork } from "./kit-work.ts";

answerInThread(kitWork);
