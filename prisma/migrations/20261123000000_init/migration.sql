-- CreateEnum
CREATE TYPE "Language" AS ENUM ('zh', 'en');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'data_owner', 'finance');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_in');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('incubation', 'growth', 'mature');

-- CreateEnum
CREATE TYPE "CycleState" AS ENUM ('open', 'collecting', 'verifying', 'rating', 'approving', 'published', 'appeal', 'closed');

-- CreateEnum
CREATE TYPE "ScorecardState" AS ENUM ('collecting', 'rated', 'returned', 'approved', 'published');

-- CreateEnum
CREATE TYPE "RaterGroup" AS ENUM ('lead', 'peer', 'self', 'stakeholder');

-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('self_review', 'lead_note');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('approve', 'return', 'adjust');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sent', 'uncertain', 'failed', 'retired');

-- CreateTable
CREATE TABLE "company" (
    "id" TEXT NOT NULL DEFAULT 'company',
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "reporting_currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "mobile" TEXT,
    "language" "Language" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "roles" "Role"[],
    "manager_id" TEXT,
    "joined_on" DATE NOT NULL,
    "left_on" DATE,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "preferred" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "lead_id" TEXT,
    "language" "Language" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "digest_weekday" INTEGER NOT NULL,
    "digest_minute" INTEGER NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_channel" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,

    CONSTRAINT "team_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position" (
    "key" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "site" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "marketplace" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_stage" (
    "id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "stage" "Stage" NOT NULL,
    "from" DATE NOT NULL,

    CONSTRAINT "site_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "position_key" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_site" (
    "assignment_id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "share" DECIMAL(30,10) NOT NULL,

    CONSTRAINT "assignment_site_pkey" PRIMARY KEY ("assignment_id","site_id")
);

-- CreateTable
CREATE TABLE "source" (
    "key" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "late_after_hours" INTEGER NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "added" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" BIGSERIAL NOT NULL,
    "measure" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "site_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL DEFAULT '',
    "item" TEXT NOT NULL DEFAULT '',
    "value" DECIMAL(30,10) NOT NULL,
    "currency" TEXT,
    "source_key" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_revision" (
    "id" BIGSERIAL NOT NULL,
    "figure_id" BIGINT NOT NULL,
    "value" DECIMAL(30,10) NOT NULL,
    "import_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figure_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_rate" (
    "period" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "plan_rate_pkey" PRIMARY KEY ("period","currency")
);

-- CreateTable
CREATE TABLE "daily_rate" (
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "daily_rate_pkey" PRIMARY KEY ("day","currency")
);

-- CreateTable
CREATE TABLE "metric" (
    "key" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "plan" (
    "key" TEXT NOT NULL,
    "position_key" TEXT NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "id" TEXT NOT NULL,
    "plan_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "metric_key" TEXT NOT NULL,
    "position_key" TEXT NOT NULL DEFAULT '',
    "person_id" TEXT NOT NULL DEFAULT '',
    "site_id" TEXT NOT NULL DEFAULT '',
    "stage" "Stage",
    "value" DECIMAL(30,10),
    "low" DECIMAL(30,10),
    "high" DECIMAL(30,10),
    "tolerance" DECIMAL(30,10),
    "currency" TEXT,
    "origin_zh" TEXT NOT NULL,
    "origin_en" TEXT NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "state" "CycleState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorecard" (
    "id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" "ScorecardState" NOT NULL DEFAULT 'collecting',
    "version" INTEGER NOT NULL DEFAULT 1,
    "adjustment" DECIMAL(9,4),
    "adjust_reason" TEXT,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "frozen" JSONB,

    CONSTRAINT "scorecard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" TEXT NOT NULL,
    "scorecard_id" TEXT NOT NULL,
    "rater_id" TEXT NOT NULL,
    "group" "RaterGroup" NOT NULL,
    "criterion" TEXT NOT NULL,
    "score" DECIMAL(4,2) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "scorecard_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" "NoteKind" NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "person_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("person_id","form")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "scorecard_id" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "adjustment" DECIMAL(9,4),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "from" JSONB,
    "to" JSONB,
    "reason" TEXT,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "replies" JSONB,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("platform","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "recipient" JSONB NOT NULL,
    "person_id" TEXT,
    "team_id" TEXT,
    "subject" TEXT NOT NULL DEFAULT '',
    "card" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sent_version" INTEGER NOT NULL DEFAULT 0,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "message_ref" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "schedule_slot" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_slot_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "web_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "delivery_key" TEXT,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "web_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_key_key" ON "person"("key");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_manager_id_idx" ON "person"("manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_platform_external_id_key" ON "identity"("platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_person_id_platform_key" ON "identity"("person_id", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "link_token_hash_key" ON "link"("token_hash");

-- CreateIndex
CREATE INDEX "link_person_id_idx" ON "link"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_key_key" ON "team"("key");

-- CreateIndex
CREATE UNIQUE INDEX "team_channel_platform_external_id_key" ON "team_channel"("platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_channel_team_id_platform_key" ON "team_channel"("team_id", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "site_key_key" ON "site"("key");

-- CreateIndex
CREATE UNIQUE INDEX "site_stage_site_id_from_key" ON "site_stage"("site_id", "from");

-- CreateIndex
CREATE INDEX "assignment_team_id_idx" ON "assignment"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_person_id_from_key" ON "assignment"("person_id", "from");

-- CreateIndex
CREATE INDEX "assignment_site_site_id_idx" ON "assignment_site"("site_id");

-- CreateIndex
CREATE INDEX "figure_site_id_measure_source_key_day_idx" ON "figure"("site_id", "measure", "source_key", "day");

-- CreateIndex
CREATE UNIQUE INDEX "figure_fact" ON "figure"("site_id", "day", "measure", "person_id", "item", "source_key");

-- CreateIndex
CREATE INDEX "figure_revision_figure_id_idx" ON "figure_revision"("figure_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_version_plan_key_version_key" ON "plan_version"("plan_key", "version");

-- CreateIndex
CREATE INDEX "target_period_metric_key_idx" ON "target"("period", "metric_key");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_period_key" ON "cycle"("period");

-- CreateIndex
CREATE UNIQUE INDEX "scorecard_cycle_id_person_id_key" ON "scorecard"("cycle_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_scorecard_id_rater_id_criterion_key" ON "rating"("scorecard_id", "rater_id", "criterion");

-- CreateIndex
CREATE UNIQUE INDEX "note_scorecard_id_author_id_kind_key" ON "note"("scorecard_id", "author_id", "kind");

-- CreateIndex
CREATE INDEX "decision_scorecard_id_idx" ON "decision"("scorecard_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry"("subject");

-- CreateIndex
CREATE INDEX "inbox_event_answered_at_idx" ON "inbox_event"("answered_at");

-- CreateIndex
CREATE INDEX "delivery_subject_idx" ON "delivery"("subject");

-- CreateIndex
CREATE INDEX "delivery_state_idx" ON "delivery"("state");

-- CreateIndex
CREATE UNIQUE INDEX "web_message_delivery_key_key" ON "web_message"("delivery_key");

-- CreateIndex
CREATE INDEX "web_message_channel_id_idx" ON "web_message"("channel", "id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_channel" ADD CONSTRAINT "team_channel_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_stage" ADD CONSTRAINT "site_stage_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_position_key_fkey" FOREIGN KEY ("position_key") REFERENCES "position"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_site" ADD CONSTRAINT "assignment_site_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_site" ADD CONSTRAINT "assignment_site_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_position_key_fkey" FOREIGN KEY ("position_key") REFERENCES "position"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
