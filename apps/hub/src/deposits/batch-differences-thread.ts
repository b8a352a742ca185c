import { answerInThread } from "../thread-queue.ts";
import { batchDifferences } from "./batch-differences.ts";

answerInThread(batchDifferences);
