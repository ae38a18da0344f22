-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "settled" BOOLEAN NOT NULL DEFAULT false;
