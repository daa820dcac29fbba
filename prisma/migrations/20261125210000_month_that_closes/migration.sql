-- A period that has targets is planned until somebody opens it.
ALTER TYPE "CycleState" RENAME VALUE 'open' TO 'planned';

ALTER TYPE "LinkPurpose" ADD VALUE 'pay_export';
ALTER TYPE "LinkPurpose" ADD VALUE 'own_data';

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "reason_hash" TEXT;

-- AlterTable
ALTER TABLE "cycle" ADD COLUMN     "approve_until" DATE,
ADD COLUMN     "close_until" DATE,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by_id" TEXT,
ADD COLUMN     "collect_until" DATE,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_by_id" TEXT,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "rate_until" DATE,
ADD COLUMN     "terms" JSONB;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scorecard" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_by_id" TEXT;

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "cycle_id" TEXT;

-- CreateTable
CREATE TABLE "waiver" (
    "id" TEXT NOT NULL,
    "scorecard_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "absence" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" TEXT NOT NULL,
    "scorecard_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "points" DECIMAL(9,4),
    "from" JSONB NOT NULL,
    "to" JSONB NOT NULL,
    "frozen" JSONB,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "working" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "waiver_scorecard_id_item_key" ON "waiver"("scorecard_id", "item");

-- CreateIndex
CREATE INDEX "correction_scorecard_id_idx" ON "correction"("scorecard_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_seq_key" ON "import"("seq");

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was frozen says by which code, and of which inputs, where they are known.
UPDATE "scorecard" SET "frozen" = jsonb_build_object('codeVersion', '', 'inputs', NULL, 'evaluation', "frozen")
 WHERE "frozen" IS NOT NULL;

-- A review that is under way goes on, due as it was: on the 25th of the month after.
UPDATE "cycle"
   SET "state" = 'rating', "opened_at" = now(), "collect_until" = "ends_on" + 5, "rate_until" = "ends_on" + 25,
       "approve_until" = "ends_on" + 25, "close_until" = "ends_on" + 28
 WHERE EXISTS (SELECT 1 FROM "scorecard" WHERE "scorecard"."cycle_id" = "cycle"."id");
