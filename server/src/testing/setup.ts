// CommonJS packages that require Nest fail inside jest's native modules unless Nest was imported before them.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
