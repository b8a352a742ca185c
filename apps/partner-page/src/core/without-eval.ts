import { config } from "zod";

// zod tries whether it may compile its schemas, which the policy of the page refuses, and browsers report each attempt.
config({ jitless: true });
