/** `health-management` as a heading: "Health management". */
export function sectionName(section: string): string {
  const name = section.replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
