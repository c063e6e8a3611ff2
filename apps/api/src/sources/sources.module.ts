import { Module } from '@nestjs/common';
import { ImportDoor } from './import-door';
import { ImportPreviewService } from './import-preview.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { PushService } from './push/push.service';
import { SavedMappingsController } from './saved-mappings.controller';
import { SavedMappingsService } from './saved-mappings.service';
import { SourceReader } from './source-reader';
import { SourcesController } from './sources.controller';
import { WatchedFolder } from './watched/watched-folder';
import { UploadFolder } from './upload-folder';

@Module({
  controllers: [ImportsController, SavedMappingsController, SourcesController],
  providers: [
    ImportsService,
    ImportDoor,
    PushService,
    SavedMappingsService,
    ImportPreviewService,
    SourceReader,
    UploadFolder,
    WatchedFolder,
  ],
  exports: [SourceReader, WatchedFolder],
})
export class SourcesModule {}
