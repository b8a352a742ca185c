import { answerInThread } from "../answer-in-thread.ts";
import { bundleContents } from "./bundle-contents.ts";

answerInThread(bundleContents);
