-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "tried_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "platform_calls" (
    "platform" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_calls_pkey" PRIMARY KEY ("platform","month")
);
