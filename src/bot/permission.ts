/**
 * Who may do what to whose record: the one place where it is decided (R26). Pure; asked on every action and whenever
 * data leaves. What is not allowed here is not allowed.
 */
import type { Day, Role } from './ports.ts';

export interface Viewer {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

/** A person's record as the viewer stands to it, in the period that is asked about. */
export interface Subject {
  readonly personId: string;
  /** Leads of the teams the person is in. */
  readonly leadIds: readonly string[];
  /** Direct manager first, then the manager's manager … */
  readonly lineIds: readonly string[];
}

export type PersonAction =
  | 'see_scorecard'
  | 'see_rows'
  | 'see_history'
  /** Ratings and notes somebody else gave, before the result is published. */
  | 'see_ratings'
  /** What raters wrote, before the result is published: their form names who reads it. */
  | 'see_notes'
  | 'self_review'
  | 'rate'
  | 'approve'
  | 'return'
  | 'adjust'
  /** Decide without something that is missing. */
  | 'waive'
  /** Say that one has read one's own result. */
  | 'acknowledge'
  /** Change what is published. */
  | 'correct';

/** What concerns the company as a whole. */
export type CompanyAction =
  /** Open a month, end its steps, publish, close. */
  | 'manage_cycle'
  | 'export_pay'
  /** What the platforms were asked in a month. */
  | 'see_usage'
  /** Hand somebody a link by which they sign in. */
  | 'invite';

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly because: Refusal };

export type Refusal = 'left' | 'own_record' | 'not_in_line' | 'not_lead' | 'not_own' | 'role';

const YES: Permission = { allowed: true };
const no = (because: Refusal): Permission => ({ allowed: false, because });

/** Access ends with the last day in the company. */
export const hasAccess = (viewer: Viewer, on: Day): boolean =>
  viewer.joinedOn <= on && (viewer.leftOn === null || on <= viewer.leftOn);

export function may(viewer: Viewer, action: PersonAction, subject: Subject, on: Day): Permission {
  if (!hasAccess(viewer, on)) return no('left');
  const own = viewer.id === subject.personId;
  const lead = subject.leadIds.includes(viewer.id);
  const line = subject.lineIds.includes(viewer.id);
  const administrator = viewer.roles.includes('administrator');

  switch (action) {
    case 'see_scorecard':
    case 'see_rows':
    case 'see_history':
      return own || lead || line || administrator ? YES : no('not_in_line');
    case 'see_ratings':
      // The person's own come with the result; before it they are the rater's and the approver's.
      if (own) return no('own_record');
      return lead || line || administrator ? YES : no('not_in_line');
    case 'see_notes':
      if (own) return no('own_record');
      return lead || line ? YES : no('not_in_line');
    case 'self_review':
      return own ? YES : no('not_own');
    case 'rate':
      if (own) return no('own_record');
      return lead ? YES : no('not_lead');
    case 'approve':
    case 'return':
    case 'adjust':
    case 'waive':
      if (own) return no('own_record');
      return line ? YES : no('not_in_line');
    case 'acknowledge':
      return own ? YES : no('not_own');
    case 'correct':
      if (own) return no('own_record');
      return administrator ? YES : no('role');
  }
}

/** Ratings and notes once more, with what publication opens: the person's own. */
export const mayRead = (
  viewer: Viewer,
  what: 'see_ratings' | 'see_notes',
  subject: Subject,
  { on, published }: { readonly on: Day; readonly published: boolean },
): Permission =>
  published && viewer.id === subject.personId && hasAccess(viewer, on) ? YES : may(viewer, what, subject, on);

export function mayCompany(viewer: Viewer, action: CompanyAction, on: Day): Permission {
  if (!hasAccess(viewer, on)) return no('left');
  const administrator = viewer.roles.includes('administrator');
  switch (action) {
    case 'manage_cycle':
    case 'invite':
    case 'see_usage':
      return administrator ? YES : no('role');
    case 'export_pay':
      return administrator || viewer.roles.includes('finance') ? YES : no('role');
  }
}

/** All that is kept about a person, as a file: their own, and nobody else's. */
export function mayTakeData(viewer: Viewer, personId: string, on: Day): Permission {
  if (!hasAccess(viewer, on)) return no('left');
  return viewer.id === personId ? YES : no('not_own');
}

/** Team matters hold no person's score: members, their line and administrators see them. */
export function maySeeTeam(
  viewer: Viewer,
  team: { readonly memberIds: readonly string[]; readonly lineIds: readonly string[] },
  on: Day,
): Permission {
  if (!hasAccess(viewer, on)) return no('left');
  const inside = team.memberIds.includes(viewer.id) || team.lineIds.includes(viewer.id);
  return inside || viewer.roles.includes('administrator') ? YES : no('not_in_line');
}
