import { describe, expect, it } from '@jest/globals';
import { personalData } from '../../../../src/moderation/screening/phases/personal-data.js';
import { marksOn, resultOn } from '../../../support/screened.js';

const found = async (body: string, settings: object = {}) =>
  (await marksOn(personalData, body, { personalData: settings })).flatMap(({ code, marks }) =>
    marks.map((mark) => [code.replace('personal_data.', ''), mark]),
  );

describe('personal data is found and marked', () => {
  it.each([
    ['email', 'Write to petra.quill@post.example.org today.', 'petra.quill@post.example.org'],
    ['email', 'petra+news@mail.example.co.uk', 'petra+news@mail.example.co.uk'],
    ['email', '(petra@paper.co.uk)', 'petra@paper.co.uk'],
    ['email', 'Ask petra at paper dot co dot uk about it.', 'petra at paper dot co dot uk'],
    ['email', 'petra.quill (at) paper (dot) com', 'petra.quill (at) paper (dot) com'],
    ['email', 'petra[at]paper.com', 'petra[at]paper.com'],
    ['email', 'ｐｅｔｒａ＠ｐａｐｅｒ．ｃｏｍ', 'ｐｅｔｒａ＠ｐａｐｅｒ．ｃｏｍ'],
    ['email', 'Ask <a href="mailto:petra@paper.com">her</a>', 'her'],
    ['telephone', 'Ring me on 07700 900123 tonight', '07700 900123'],
    ['telephone', 'Ring 07700900123.', '07700900123'],
    ['telephone', '+44 7700 900123', '+44 7700 900123'],
    ['telephone', '+44 (0)20 7946 0018', '+44 (0)20 7946 0018'],
    ['telephone', 'It is (020) 7946 0018', '(020) 7946 0018'],
    ['telephone', 'Call 01632-960-123 now', '01632-960-123'],
    ['telephone', 'From 0044 7700 900123', '0044 7700 900123'],
    ['telephone', 'In Paris: +33 1 42 68 53 00', '+33 1 42 68 53 00'],
    ['telephone', '07700 900123 2 or 3 times', '07700 900123'],
    ['telephone', '07700\u00a0900\u2011123', '07700\u00a0900\u2011123'],
    ['home_address', 'She lives at 14 Acacia Avenue, Leeds LS1 4AP.', '14 Acacia Avenue, Leeds LS1 4AP'],
    ['home_address', '3b St. Mary’s Road\nM1 1AE', '3b St. Mary’s Road\nM1 1AE'],
    ['home_address', 'He is at number 12, EC1A 1BB', 'number 12, EC1A 1BB'],
    ['nhs_number', 'Hers is 943 476 5919', '943 476 5919'],
    ['nhs_number', 'Hers is 943-476-5919', '943-476-5919'],
    ['nhs_number', 'My NHS number is 9434765919', '9434765919'],
    ['national_insurance', 'AB123456C', 'AB123456C'],
    ['national_insurance', 'It was QQ no, AB 12 34 56 C', 'AB 12 34 56 C'],
    ['national_insurance', 'ab123456c', 'ab123456c'],
    ['payment_card', 'Use 4111 1111 1111 1111 for it', '4111 1111 1111 1111'],
    ['payment_card', '5555555555554444', '5555555555554444'],
    ['payment_card', '3782-822463-10005', '3782-822463-10005'],
    ['payment_card', '4111-1111-1111-1111 12/27', '4111-1111-1111-1111'],
    ['bank_account', 'GB29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 19'],
    ['bank_account', 'Pay de89370400440532013000!', 'de89370400440532013000'],
  ])('%s in %j', async (kind, body, mark) => {
    expect(await found(body)).toEqual([[kind, mark]]);
  });

  it('holds the comment', async () => {
    expect((await resultOn(personalData, 'petra@paper.com')).verdict).toBe('hold');
  });
});

describe('what is nobody’s is left alone', () => {
  it.each([
    'Dial 999, 111 or 101 in an emergency, or the Samaritans on 116 123.',
    'Ring Childline on 0800 1111, NHS 111, or 0300 123 4567.',
    'In 2019-2020 and 2021-22, or from 01/02/2024 to 03.04.2024 10:30',
    'On 2024-01-02 and 2024-01-03 they met.',
    'Under section 172(1) of the Road Traffic Act 1988, regulation 12(3)(a)',
    'It cost £1,234,567 of £07,700,900,123, or 3.14159265358979 times that',
    'See ISBN 978-0-306-40615-7, ISBN 0306406152 and ISSN 0317-8471',
    'DOI 10.1093/ajae/aaq063',
    'Of 12 345 678 patients 1 234 567 waited more than 18 weeks.',
    'Case CO/1234/2023, claim number 2301234567, flight BA0123',
    'Postcodes such as LS1 4AP are not addresses, nor is Acacia Avenue.',
    'I grew up on 14 Acacia Avenue.',
    'The Prime Minister lives at 10 Downing Street, London SW1A 2AA.',
    'The number 9434765919 alone says nothing.',
    'The number 943 476 5918 has a wrong check digit.',
    'PAID AT 200000 A YEAR, or at 200000 a year',
    'GB123456C has a prefix that is not used.',
    '4111 1111 1111 1112',
    'GB29 NWBK 6016 1331 9268 18',
    'Look at Acorn dot com, work at a dot com, meet me at bbc.co.uk.',
    'The @council says so, and @petra.quill agrees; 5 @ £3 each.',
    'Version 1.2.3.4 of 10.0.0.1, + 24.129.237.34, 00000000, 000.000.000, 0000000001',
    'The code (410) 439-7695 is not in three groups with the same gaps.',
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20',
    '49.5%, 50.5%, 12,500 and 0.00123456789',
  ])('%s', async (body) => {
    expect(await found(body)).toEqual([]);
  });
});

describe('the settings of personal data', () => {
  it.each<[string, object, string]>([
    ['kinds', { kinds: ['email'] }, '07700 900123'],
    ['publicDomains', { publicDomains: ['paper.example.com'] }, 'letters@desk.paper.example.com'],
    ['publicNumbers', { publicNumbers: ['+442079460018'] }, '020 7946 0018'],
    ['publicPostcodes', { publicPostcodes: ['LS1 4AP'] }, '14 Acacia Avenue, Leeds LS1 4AP'],
  ])('%s leaves out what it names', async (_name, settings, body) => {
    expect(await found(body)).toHaveLength(1);
    expect(await found(body, settings)).toEqual([]);
  });

  it('country says where numbers without a code are from', async () => {
    expect(await found('01 42 68 53 00')).toEqual([]);
    expect(await found('01 42 68 53 00', { country: 'FR' })).toEqual([['telephone', '01 42 68 53 00']]);
  });
});
