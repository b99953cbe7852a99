import { z } from 'zod';
import { articleParams, isHttpOrOwnUrl } from '../articles/index.js';
import { idSchema } from '../platform/database/ids.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { toTopics } from './vacancy.js';

const line = (max: number) => z.string().trim().max(max);
const topic = line(60).min(1).toLowerCase();

const fields = {
  title: line(200).min(1),
  employer: line(200).min(1),
  place: line(200).min(1),
  salary: line(200),
  closesAt: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .refine(
      (time) => time.getUTCFullYear() >= 2000 && time.getUTCFullYear() <= 9999,
      'Must lie in the years 2000 to 9999.',
    ),
  url: z.string().max(2000).refine(isHttpOrOwnUrl, 'Must be an http, https or site-relative address.'),
  topics: z.array(topic).max(20).transform(toTopics),
};

export const createVacancyBody = z.strictObject({
  ...fields,
  salary: fields.salary.default(''),
  topics: fields.topics.default([]),
});

export const changeVacancyBody = z.strictObject(fields).partial();

export const vacancyParams = z.strictObject({ id: z.string().max(100) });

export const listVacanciesQuery = z.strictObject({ topic: topic.optional(), ...pageQuery });

export const listOwnVacanciesQuery = z.strictObject({ article: articleParams.shape.slug.optional(), ...pageQuery });

export const vacancyCursor = z.strictObject({ createdAt: z.iso.datetime(), id: idSchema });

export const vacancyAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    employer: z.string(),
    place: z.string(),
    salary: z.string(),
    closesAt: z.iso.datetime(),
    url: z.string(),
    topics: z.array(z.string()),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Vacancy' });

export const vacancyPageAnswer = pageOf(vacancyAnswer);
