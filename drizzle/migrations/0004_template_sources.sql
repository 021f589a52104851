CREATE TABLE "template_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"url" text NOT NULL,
	"ref" text,
	"path" text DEFAULT '' NOT NULL,
	"every_minutes" integer,
	"commit" jsonb,
	"synced_at" timestamp (3) with time zone,
	"problem" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"connected_by" text NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"leased_by" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_sources_template_id_unique" UNIQUE("template_id"),
	CONSTRAINT "template_sources_every" CHECK ("template_sources"."every_minutes" between 1 and 1440)
);
--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "commit" jsonb;--> statement-breakpoint
ALTER TABLE "template_sources" ADD CONSTRAINT "template_sources_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "template_sources_due" ON "template_sources" USING btree ("due_at") WHERE due_at is not null;