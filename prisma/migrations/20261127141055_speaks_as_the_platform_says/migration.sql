-- AlterTable
ALTER TABLE "person" ADD COLUMN     "language_given" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "time_zone_given" BOOLEAN NOT NULL DEFAULT true;
