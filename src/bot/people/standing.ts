/** How people stand to each other in a period: who rates whom, who approves, who is told. */
import { hasAccess, type Subject } from '../permission.ts';
import { firstDay, lastDay } from '../period.ts';
import type { Assignment, Day, Period, Person, Team, Tx } from '../ports.ts';

/** A line longer than any company's: a loop in the data ends there. */
const LONGEST_LINE = 20;

export interface Standing extends Subject {
  readonly person: Person;
  readonly assignments: readonly Assignment[];
  readonly teams: readonly Team[];
}

/** Direct manager first. Who has left by the day is passed over: the next in line stands in. */
export async function lineOf(tx: Tx, person: Person, day: Day): Promise<readonly string[]> {
  const line: string[] = [];
  let next = person.managerId;
  while (next !== null && line.length < LONGEST_LINE && !line.includes(next) && next !== person.id) {
    const manager = await tx.people.get(next);
    if (manager === null) break;
    if (hasAccess(manager, day)) line.push(manager.id);
    next = manager.managerId;
  }
  return line;
}

/** As it is on the day. Null for an unknown person. */
export async function standingOf(tx: Tx, personId: string, period: Period, day: Day): Promise<Standing | null> {
  const person = await tx.people.get(personId);
  if (person === null) return null;
  const assignments = await tx.people.assignments({ personId, from: firstDay(period), to: lastDay(period) });
  const teams: Team[] = [];
  for (const teamId of new Set(assignments.map((assignment) => assignment.teamId))) {
    const team = await tx.teams.get(teamId);
    if (team !== null) teams.push(team);
  }
  const lineIds = await lineOf(tx, person, day);
  return { person, personId, assignments, teams, lineIds, leadIds: await ratersOf(tx, personId, teams, lineIds, day) };
}

/**
 * The leads of one's teams. For a lead, for whoever stands above their team's lead, and where a team has none, it is
 * the direct manager: nobody is rated by somebody who reports to them.
 */
async function ratersOf(
  tx: Tx,
  personId: string,
  teams: readonly Team[],
  lineIds: readonly string[],
  day: Day,
): Promise<readonly string[]> {
  const leads: string[] = [];
  for (const { leadId } of teams) {
    const lead = leadId === null || leadId === personId ? null : await tx.people.get(leadId);
    if (lead === null || !hasAccess(lead, day) || leads.includes(lead.id)) continue;
    if (!(await lineOf(tx, lead, day)).includes(personId)) leads.push(lead.id);
  }
  return leads.length > 0 ? leads : lineIds.slice(0, 1);
}

/** Whose scorecards a person rates in a period: their team's members, and reports who have no lead. */
export async function ratedBy(tx: Tx, raterId: string, period: Period, day: Day): Promise<readonly Standing[]> {
  const days = { from: firstDay(period), to: lastDay(period) };
  const led = (await tx.teams.list()).filter((team) => team.leadId === raterId);
  const members = await Promise.all(led.map((team) => tx.people.assignments({ teamId: team.id, ...days })));
  const reports = await tx.people.reportsOf(raterId);
  const candidates = new Set([...members.flat().map(({ personId }) => personId), ...reports.map(({ id }) => id)]);
  const standings: Standing[] = [];
  for (const id of candidates) {
    const standing = await standingOf(tx, id, period, day);
    if (standing?.leadIds.includes(raterId) === true && standing.assignments.length > 0) standings.push(standing);
  }
  return standings.sort((a, b) => (a.person.key < b.person.key ? -1 : 1));
}

/** Whose scorecards wait for a person: their reports, and those of managers who have left and reported to them. */
export async function approvedBy(tx: Tx, approverId: string, period: Period, day: Day): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  const seen = new Set([approverId]);
  const managers = [approverId];
  for (let managerId = managers.shift(); managerId !== undefined; managerId = managers.shift()) {
    for (const report of await tx.people.reportsOf(managerId)) {
      if (seen.has(report.id)) continue;
      seen.add(report.id);
      if (!hasAccess(report, day)) managers.push(report.id);
      const standing = await standingOf(tx, report.id, period, day);
      if (standing?.lineIds[0] === approverId && standing.assignments.length > 0) standings.push(standing);
    }
  }
  return standings.sort((a, b) => (a.person.key < b.person.key ? -1 : 1));
}

/** Who belongs to a team on a day, and who stands above: its lead and its members' managers. */
export async function teamStanding(
  tx: Tx,
  team: Team,
  day: Day,
): Promise<{ readonly memberIds: readonly string[]; readonly lineIds: readonly string[] }> {
  const assignments = await tx.people.assignments({ teamId: team.id, from: day, to: day });
  const memberIds = [...new Set(assignments.map(({ personId }) => personId))];
  const members = await Promise.all(memberIds.map((id) => tx.people.get(id)));
  const managers = members.flatMap((member) => member?.managerId ?? []);
  return { memberIds, lineIds: [...new Set([...managers, ...(team.leadId === null ? [] : [team.leadId])])] };
}
