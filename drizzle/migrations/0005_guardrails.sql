CREATE TABLE "guardrail_decisions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"policy_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"gate" text NOT NULL,
	"subject" text NOT NULL,
	"target_id" text,
	"deployment_id" text,
	"message" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guardrail_exemptions" (
	"id" text PRIMARY KEY NOT NULL,
	"policy_id" text NOT NULL,
	"target_id" text,
	"template_id" text,
	"reason" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	CONSTRAINT "guardrail_exemptions_one" CHECK (num_nonnulls("guardrail_exemptions"."target_id", "guardrail_exemptions"."template_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "guardrail_policies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"severity" text NOT NULL,
	"scope" jsonb NOT NULL,
	"source" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guardrail_policies_name_unique" UNIQUE("name"),
	CONSTRAINT "guardrail_policies_severity" CHECK ("guardrail_policies"."severity" in ('deny', 'require_approval', 'warn'))
);
--> statement-breakpoint
ALTER TABLE "guardrail_decisions" ADD CONSTRAINT "guardrail_decisions_policy_id_guardrail_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."guardrail_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardrail_decisions" ADD CONSTRAINT "guardrail_decisions_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardrail_decisions" ADD CONSTRAINT "guardrail_decisions_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardrail_exemptions" ADD CONSTRAINT "guardrail_exemptions_policy_id_guardrail_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."guardrail_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardrail_exemptions" ADD CONSTRAINT "guardrail_exemptions_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardrail_exemptions" ADD CONSTRAINT "guardrail_exemptions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guardrail_decisions_policy" ON "guardrail_decisions" USING btree ("policy_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "guardrail_decisions_deployment" ON "guardrail_decisions" USING btree ("deployment_id");--> statement-breakpoint
CREATE INDEX "guardrail_exemptions_policy" ON "guardrail_exemptions" USING btree ("policy_id");