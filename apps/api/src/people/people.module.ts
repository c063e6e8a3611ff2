import { Global, Module } from '@nestjs/common';
import { Authentication } from './authentication';

@Global()
@Module({ controllers: [], providers: [Authentication], exports: [Authentication] })
export class PeopleModule {}
