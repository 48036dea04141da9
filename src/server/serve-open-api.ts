import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../kernel/endpoint.ts';

/** OpenAPI 3.1 made from the same values that serve the endpoints. */
export function openApiOf(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path}`.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kaimon', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kaimon.session_token' },
        gate: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

export async function serveOpenApi(app: FastifyInstance, endpoints: readonly Endpoint[]): Promise<void> {
  const text = JSON.stringify(openApiOf(endpoints));
  app.get('/api/openapi.json', async (_request, reply) => {
    reply.header('content-type', 'application/json; charset=utf-8');
    return text;
  });
}

function operationOf(endpoint: Endpoint): object {
  const refused = { description: 'Refused', content: { 'application/problem+json': { schema: { type: 'object' } } } };
  const isEmpty = (endpoint.answer as { type?: string }).type === 'null';
  return {
    summary: endpoint.summary,
    description: endpoint.problems.length > 0 ? `Refuses with: ${endpoint.problems.join(', ')}.` : undefined,
    security:
      endpoint.who === 'anyone' || endpoint.who === 'provider'
        ? []
        : [{ [endpoint.who === 'gate' ? 'gate' : 'session']: [] }],
    parameters: [...parametersOf('path', endpoint.params), ...parametersOf('query', endpoint.query)],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }
      : {}),
    responses: isEmpty
      ? { 204: { description: 'Done' }, '4XX': refused }
      : { 200: { description: 'Done', content: { 'application/json': { schema: endpoint.answer } } }, '4XX': refused },
  };
}

function parametersOf(place: 'path' | 'query', schema: Endpoint['params']): object[] {
  const required = new Set((schema as { required?: string[] }).required ?? []);
  return Object.entries(schema.properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: field,
  }));
}
