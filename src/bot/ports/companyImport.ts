/** What an import hands over, and what it changed. */
import type { Section, SectionCounts } from '../../words/importProblem.ts';
import type { Company, FigureRow, Holiday, Person, Position, Site, Source, TargetRow, Team } from './records.ts';
import type { Day, DecimalText, Json, Period } from './values.ts';

/** The whole of a checked workbook, by keys; applied as one. */
export interface CompanyData {
  readonly company: Company;
  readonly positions: readonly Position[];
  readonly people: readonly (Omit<Person, 'id' | 'managerId'> & {
    readonly managerKey: string | null;
    /** The workbook says so; otherwise it is the company's, until a platform says what the person reads and where they are. */
    readonly languageGiven: boolean;
    readonly timeZoneGiven: boolean;
  })[];
  readonly teams: readonly (Omit<Team, 'id' | 'leadId'> & { readonly leadKey: string | null })[];
  readonly sites: readonly Omit<Site, 'id'>[];
  readonly assignments: readonly {
    readonly personKey: string;
    readonly teamKey: string;
    readonly positionKey: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly sites: readonly { readonly siteKey: string; readonly share: DecimalText }[];
  }[];
  readonly sources: readonly Source[];
  /** All of each year that has any here. */
  readonly holidays: readonly Holiday[];
  readonly metrics: readonly { readonly key: string; readonly document: Json }[];
  readonly plans: readonly {
    readonly key: string;
    readonly positionKey: string;
    readonly effectiveFrom: Day;
    readonly document: Json;
  }[];
  /** By keys of person and site in the place of ids. */
  readonly targets: readonly TargetRow[];
  readonly planRates: readonly { readonly period: Period; readonly currency: string; readonly rate: DecimalText }[];
  readonly dailyRates: readonly { readonly day: Day; readonly currency: string; readonly rate: DecimalText }[];
}

/** What an import would change, or did. */
export interface ImportChanges {
  readonly sections: readonly (SectionCounts & { readonly section: Section })[];
  /** A few examples in the company's own keys: 'people: E012', for the preview. */
  readonly examples: readonly string[];
}

export interface CompanyImport {
  /** Writes what differs, and says what did. Periods that got targets get a cycle. Run it in a transaction and roll back for a preview. */
  apply(data: CompanyData, at: Date): Promise<ImportChanges>;
  /** Figures by keys of site and person, in pieces; `finish` applies them as one set. */
  beginFigures(origin: {
    readonly fileName: string;
    readonly sha256: string;
    readonly byId: string | null;
    readonly at: Date;
  }): Promise<{
    /** `siteId` and `personId` hold keys here, which must exist. */
    add(rows: readonly FigureRow[]): Promise<void>;
    /** @throws DuplicateFiguresError when two rows say the same fact; nothing is applied then */
    finish(): Promise<{ readonly added: number; readonly updated: number; readonly unchanged: number }>;
  }>;
}
