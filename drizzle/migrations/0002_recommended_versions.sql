ALTER TABLE "template_versions" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "recommended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "default_major" integer;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_replaced_by_template_versions_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_recommended" ON "template_versions" USING btree ("template_id","major") WHERE recommended;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_recommended_published" CHECK (not "template_versions"."recommended" or "template_versions"."status" = 'published');--> statement-breakpoint
-- What people took so far without being asked: the latest published minor of each major, and the latest major.
update template_versions v set recommended = true
where v.status = 'published' and not exists (
  select 1 from template_versions later
  where later.template_id = v.template_id and later.major = v.major and later.status = 'published' and later.minor > v.minor);
--> statement-breakpoint
update templates t set default_major = (
  select max(v.major) from template_versions v where v.template_id = t.id and v.status = 'published');
