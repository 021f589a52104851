CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"aws_account_id" text NOT NULL,
	"region" text NOT NULL,
	"role_arn" text,
	"external_id" text,
	"verified_at" timestamp (3) with time zone,
	"trouble" text,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"leased_by" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_name_unique" UNIQUE("name"),
	CONSTRAINT "accounts_aws_account_id" CHECK ("accounts"."aws_account_id" ~ '^[0-9]{12}$')
);
--> statement-breakpoint
CREATE TABLE "rate_budgets" (
	"account_id" text NOT NULL,
	"class" text NOT NULL,
	"tokens" double precision NOT NULL,
	"rate_per_second" double precision NOT NULL,
	"burst" double precision NOT NULL,
	"refilled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"throttled_at" timestamp (3) with time zone,
	CONSTRAINT "rate_budgets_account_id_class_pk" PRIMARY KEY("account_id","class")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_name" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text NOT NULL,
	"sealed" bigint,
	"hash" text
);
--> statement-breakpoint
CREATE TABLE "deployment_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"deployment_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"logical_id" text,
	"physical_id" text,
	"resource_type" text,
	"event_id" text
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" text PRIMARY KEY NOT NULL,
	"target_id" text NOT NULL,
	"kind" text NOT NULL,
	"version_id" text NOT NULL,
	"spec" jsonb NOT NULL,
	"from_version_id" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"step" text DEFAULT 'render' NOT NULL,
	"requested_by" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"rollout_id" text,
	"account_id" text NOT NULL,
	"stack_name" text NOT NULL,
	"stack_arn" text,
	"planned_digest" text,
	"plan" jsonb,
	"verified_plan" jsonb,
	"body_digest" text,
	"parameters" jsonb,
	"rendered_digest" text,
	"change_set_name" text,
	"executed_at" timestamp (3) with time zone,
	"stack_status" text,
	"failure" jsonb,
	"cancel_requested_at" timestamp (3) with time zone,
	"cancel_requested_by" text,
	"watched_until" timestamp (3) with time zone,
	"attempt" integer DEFAULT 1 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"leased_by" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "deployments_status" CHECK ("deployments"."status" in ('queued', 'preparing', 'deploying', 'rolling_back', 'succeeded', 'failed', 'cancelled')),
	CONSTRAINT "deployments_finished" CHECK (("deployments"."finished_at" is not null) = ("deployments"."status" in ('succeeded', 'failed', 'cancelled'))),
	CONSTRAINT "deployments_kind" CHECK ("deployments"."kind" in ('create', 'change', 'upgrade', 'rollback', 'redeploy', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "rendered_templates" (
	"digest" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" text NOT NULL,
	"member_id" text NOT NULL,
	CONSTRAINT "team_members_team_id_member_id_pk" PRIMARY KEY("team_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "rollout_members" (
	"rollout_id" text NOT NULL,
	"target_id" text NOT NULL,
	"wave" integer,
	"status" text DEFAULT 'waiting' NOT NULL,
	"shape" text,
	"from_version_id" text,
	"from_digest" text,
	"spec" jsonb NOT NULL,
	"planned_digest" text,
	"reason" text,
	"deployment_id" text,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "rollout_members_rollout_id_target_id_pk" PRIMARY KEY("rollout_id","target_id"),
	CONSTRAINT "rollout_members_status" CHECK ("rollout_members"."status" in ('waiting', 'deploying', 'upgraded', 'unchanged', 'failed', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "rollout_shapes" (
	"rollout_id" text NOT NULL,
	"shape" text NOT NULL,
	"label" text NOT NULL,
	"example" jsonb NOT NULL,
	"members" integer NOT NULL,
	"accepted" boolean NOT NULL,
	CONSTRAINT "rollout_shapes_rollout_id_shape_pk" PRIMARY KEY("rollout_id","shape")
);
--> statement-breakpoint
CREATE TABLE "rollout_waves" (
	"rollout_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"stage" text NOT NULL,
	"canary" boolean NOT NULL,
	"size" integer NOT NULL,
	"bake_minutes" integer NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"started_at" timestamp (3) with time zone,
	"bake_until" timestamp (3) with time zone,
	"passed_at" timestamp (3) with time zone,
	CONSTRAINT "rollout_waves_rollout_id_number_pk" PRIMARY KEY("rollout_id","number"),
	CONSTRAINT "rollout_waves_status" CHECK ("rollout_waves"."status" in ('waiting', 'running', 'baking', 'passed'))
);
--> statement-breakpoint
CREATE TABLE "rollouts" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"to_version_id" text NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"selection" jsonb NOT NULL,
	"strategy" jsonb NOT NULL,
	"plan_digest" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"pause" jsonb,
	"concurrency" integer NOT NULL,
	"tolerance" integer NOT NULL,
	"failures_forgiven" integer DEFAULT 0 NOT NULL,
	"planned_by" text NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"leased_by" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "rollouts_status" CHECK ("rollouts"."status" in ('planned', 'running', 'paused', 'completed', 'aborted'))
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" text PRIMARY KEY NOT NULL,
	"service_id" text NOT NULL,
	"environment_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"team_id" text NOT NULL,
	"template_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"team_id" text NOT NULL,
	"template_id" text NOT NULL,
	"account_id" text NOT NULL,
	"environment_id" text,
	"stage" text NOT NULL,
	"stack_name" text NOT NULL,
	"stack_arn" text,
	"lifecycle" text DEFAULT 'creating' NOT NULL,
	"desired_version_id" text NOT NULL,
	"desired_spec" jsonb NOT NULL,
	"deployed_version_id" text,
	"deployed_spec" jsonb,
	"deployed_digest" text,
	"deployed_deployment_id" text,
	"deployed_at" timestamp (3) with time zone,
	"outputs" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_deployment_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "targets_kind" CHECK ("targets"."kind" in ('environment', 'instance')),
	CONSTRAINT "targets_environment" CHECK (("targets"."kind" = 'instance') = ("targets"."environment_id" is not null)),
	CONSTRAINT "targets_stage" CHECK ("targets"."stage" in ('development', 'staging', 'production')),
	CONSTRAINT "targets_lifecycle" CHECK ("targets"."lifecycle" in ('creating', 'active', 'deleting', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"digest" text NOT NULL,
	"schema" jsonb NOT NULL,
	"compatible_environments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"readme" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "template_versions_status" CHECK ("template_versions"."status" in ('draft', 'published', 'deprecated', 'yanked'))
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text DEFAULT 'other' NOT NULL,
	"icon" text DEFAULT 'box' NOT NULL,
	"maintainer" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_name_unique" UNIQUE("name"),
	CONSTRAINT "templates_kind" CHECK ("templates"."kind" in ('environment', 'service'))
);
--> statement-breakpoint
CREATE TABLE "version_files" (
	"version_id" text NOT NULL,
	"path" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "version_files_version_id_path_pk" PRIMARY KEY("version_id","path")
);
--> statement-breakpoint
ALTER TABLE "rate_budgets" ADD CONSTRAINT "rate_budgets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_events" ADD CONSTRAINT "deployment_events_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_version_id_template_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_from_version_id_template_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_body_digest_rendered_templates_digest_fk" FOREIGN KEY ("body_digest") REFERENCES "public"."rendered_templates"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_id_targets_id_fk" FOREIGN KEY ("id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_members" ADD CONSTRAINT "rollout_members_rollout_id_rollouts_id_fk" FOREIGN KEY ("rollout_id") REFERENCES "public"."rollouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_members" ADD CONSTRAINT "rollout_members_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_members" ADD CONSTRAINT "rollout_members_from_version_id_template_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_members" ADD CONSTRAINT "rollout_members_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_shapes" ADD CONSTRAINT "rollout_shapes_rollout_id_rollouts_id_fk" FOREIGN KEY ("rollout_id") REFERENCES "public"."rollouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_waves" ADD CONSTRAINT "rollout_waves_rollout_id_rollouts_id_fk" FOREIGN KEY ("rollout_id") REFERENCES "public"."rollouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_to_version_id_template_versions_id_fk" FOREIGN KEY ("to_version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_id_targets_id_fk" FOREIGN KEY ("id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_environment_id_targets_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_desired_version_id_template_versions_id_fk" FOREIGN KEY ("desired_version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_deployed_version_id_template_versions_id_fk" FOREIGN KEY ("deployed_version_id") REFERENCES "public"."template_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_files" ADD CONSTRAINT "version_files_version_id_template_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."template_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_per_region" ON "accounts" USING btree ("aws_account_id","region");--> statement-breakpoint
CREATE INDEX "accounts_due" ON "accounts" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_sealed" ON "audit_events" USING btree ("sealed");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "audit_events_newest" ON "audit_events" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deployment_events_deployment" ON "deployment_events" USING btree ("deployment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "deployment_events_once" ON "deployment_events" USING btree ("deployment_id","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_one_unfinished_per_stack" ON "deployments" USING btree ("account_id","stack_name") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "deployments_due" ON "deployments" USING btree ("due_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "deployments_target" ON "deployments" USING btree ("target_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deployments_newest" ON "deployments" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deployments_rollout" ON "deployments" USING btree ("rollout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_identity" ON "members" USING btree ("issuer","subject");--> statement-breakpoint
CREATE INDEX "rollout_members_wave" ON "rollout_members" USING btree ("rollout_id","wave","status");--> statement-breakpoint
CREATE UNIQUE INDEX "rollout_members_deployment" ON "rollout_members" USING btree ("deployment_id");--> statement-breakpoint
CREATE INDEX "rollouts_due" ON "rollouts" USING btree ("due_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "rollouts_template" ON "rollouts" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "instances_service" ON "instances" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "instances_environment" ON "instances" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "services_name" ON "services" USING btree ("name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "services_team" ON "services" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "targets_name" ON "targets" USING btree ("kind","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "targets_stack" ON "targets" USING btree ("account_id","stack_name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "targets_fleet" ON "targets" USING btree ("template_id","deployed_version_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "targets_environment_id" ON "targets" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "targets_team" ON "targets" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_number" ON "template_versions" USING btree ("template_id","major","minor");