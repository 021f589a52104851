CREATE TABLE "pipelines" (
	"id" text PRIMARY KEY NOT NULL,
	"service_id" text NOT NULL,
	"repository" jsonb,
	"waits_for" text,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"leased_by" text,
	"lease_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "targets" DROP CONSTRAINT "targets_kind";--> statement-breakpoint
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_id_targets_id_fk" FOREIGN KEY ("id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pipelines_service" ON "pipelines" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "pipelines_due" ON "pipelines" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_kind" CHECK ("targets"."kind" in ('environment', 'instance', 'pipeline'));