import { testApp } from './test-app';

it('starts the whole application on a database of its own', async () => {
  const { app, close } = await testApp();
  try {
    const answer = await app.inject({ url: '/api/v1/health' });
    expect(answer.json()).toEqual({ status: 'ok', database: 'ok', queue: 'ok' });
  } finally {
    await close();
  }
});
