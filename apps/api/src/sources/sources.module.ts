import { Module } from '@nestjs/common';
import { ImportDoor } from './import-door';
import { ImportMetrics } from './import-metrics';
import { ImportPreviewService } from './import-preview.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { PushService } from './push/push.service';
import { SavedMappingsController } from './saved-mappings.controller';
import { SavedMappingsService } from './saved-mappings.service';
import { SourceReader } from './source-reader';
import { SourcesController } from './sources.controller';
import { SourcesService } from './sources.service';
import { WatchedFolder } from './watched/watched-folder';
import { UploadFolder } from './upload-folder';
import { KeptFiles } from './uploads/kept-files';
import { UploadsController } from './uploads/uploads.controller';
import { UploadsService } from './uploads/uploads.service';

@Module({
  controllers: [ImportsController, UploadsController, SavedMappingsController, SourcesController],
  providers: [
    ImportsService,
    ImportMetrics,
    ImportDoor,
    SourcesService,
    PushService,
    SavedMappingsService,
    ImportPreviewService,
    UploadsService,
    KeptFiles,
    SourceReader,
    UploadFolder,
    WatchedFolder,
  ],
  exports: [SourceReader, WatchedFolder, KeptFiles],
})
export class SourcesModule {}
