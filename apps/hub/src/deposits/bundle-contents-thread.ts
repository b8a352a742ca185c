import { answerInThread } from "../thread-queue.ts";
import { bundleContents } from "./bundle-contents.ts";

answerInThread(bundleContents);
