/** An invented job, in days from the load. */
export interface DemoVacancy {
  readonly title: string;
  readonly employer: string;
  readonly place: string;
  readonly salary: string;
  readonly url: string;
  readonly topics: readonly string[];
  readonly announcedDaysBefore: number;
  readonly closesDaysAfter: number;
}

export const demoVacancies: readonly DemoVacancy[] = [
  {
    title: 'Highways inspector',
    employer: 'Ostrey County Council',
    place: 'Ostrey',
    salary: '£31,400 to £34,800',
    url: 'https://jobs.ostrey.example/highways-inspector',
    topics: ['local-government', 'highways', 'potholes'],
    announcedDaysBefore: 3,
    closesDaysAfter: 25,
  },
  {
    title: 'Prescribing pharmacist, discharge team',
    employer: 'Fellbrook General Hospital',
    place: 'Fellbrook',
    salary: '£50,000 to £57,000',
    url: 'https://www.fellbrook-general.example/jobs/pharmacist',
    topics: ['health-management', 'discharge', 'pharmacy'],
    announcedDaysBefore: 5,
    closesDaysAfter: 16,
  },
  {
    title: 'Operations engineer, pumping stations',
    employer: 'Lower Tidewater Drainage Board',
    place: 'Gull Reach',
    salary: '£38,000, with a van',
    url: 'https://www.lower-tidewater.example/jobs/operations-engineer',
    topics: ['engineering', 'pumping stations', 'maintenance'],
    announcedDaysBefore: 8,
    closesDaysAfter: 30,
  },
  {
    title: 'Waiting list manager',
    employer: 'Harrowmere Hospitals',
    place: 'Harrowmere',
    salary: '£46,000 to £52,000',
    url: 'https://www.harrowmere.example/jobs/waiting-list-manager',
    topics: ['health-management', 'waiting lists'],
    announcedDaysBefore: 10,
    closesDaysAfter: 11,
  },
  {
    title: 'Commissioning officer, school transport',
    employer: 'Wendle Vale Council',
    place: 'Castle Wendle, or at home',
    salary: '£36,100 to £39,900',
    url: 'https://www.wendlevale.example/jobs/commissioning-officer',
    topics: ['local-government', 'home-to-school transport', 'procurement'],
    announcedDaysBefore: 12,
    closesDaysAfter: 9,
  },
];
