ALTER TABLE "incidents" ADD COLUMN "peak_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "counted_ids" bigint[];--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "peak_ids" bigint[];--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "cause_ids" bigint[];--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "emerging_themes" ADD COLUMN "seal" text;