-- CreateIndex
CREATE INDEX "Deployment_changeRequest_idx" ON "Deployment"("changeRequest");
