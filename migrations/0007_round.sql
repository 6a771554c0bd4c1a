ALTER TABLE "work_rollups" ADD COLUMN "resolve_met" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_missed" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_waiting" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resumed" bigint[];