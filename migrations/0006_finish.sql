ALTER TABLE "emerging_themes" ADD COLUMN "counted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "learnt_at" timestamp (3) with time zone;