import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, IssuedToken, type List, listOf, NewToken, TokenRow } from '@circolo/contracts';
import { Answers } from '../platform/route';
import { Allow } from './permission.guard';
import { By, type Principal } from './principal';
import { TokensService } from './tokens.service';

@ApiTags('session')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Post()
  @Allow('tokens.own')
  @Answers(IssuedToken, 201)
  issue(@By() by: Principal, @Body({ schema: NewToken }) body: NewToken): Promise<IssuedToken> {
    return this.tokens.issue(by, body);
  }

  @Get()
  @Allow('tokens.own')
  @Answers(listOf(TokenRow))
  list(@By() by: Principal): Promise<List<TokenRow>> {
    return this.tokens.list(by);
  }

  @Delete(':id')
  @Allow('tokens.own')
  @Answers(null, 204)
  revoke(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<void> {
    return this.tokens.revoke(by, id);
  }
}
