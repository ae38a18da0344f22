-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "dismissed" BOOLEAN NOT NULL DEFAULT false;
