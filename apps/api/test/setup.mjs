import 'reflect-metadata';
// Evaluated before the tests: CommonJS packages may then require() these ES modules.
import '@nestjs/common';
import '@nestjs/core';
