/** The elements of card JSON 2.0 that a bot like ours may use, with every property they have (component pages, July 2026). */
export interface Shape {
  readonly properties: readonly string[];
  readonly required?: readonly string[];
  /** Text objects, and how long they may be. */
  readonly texts?: Readonly<Record<string, number>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly ranges?: Readonly<Record<string, readonly [number, number]>>;
}

const words = (text: string): readonly string[] => text.split(' ');

const SIZES = words(
  'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small',
);

export const ELEMENTS: Readonly<Record<string, Shape>> = {
  markdown: {
    properties: words('content i18n_content text_size text_align icon'),
    required: ['content'],
    choices: { text_size: SIZES, text_align: words('left center right') },
  },
  div: { properties: words('text fields icon width'), texts: { text: Infinity } },
  hr: { properties: [] },
  img: {
    properties: words('img_key alt title scale_type size corner_radius preview transparent'),
    required: words('img_key alt'),
    texts: { alt: Infinity },
  },
  column_set: {
    properties: words('flex_mode columns background_style horizontal_spacing horizontal_align action'),
    required: ['columns'],
    choices: { flex_mode: words('none stretch flow bisect trisect') },
  },
  table: {
    properties: words('page_size row_height row_max_height freeze_first_column header_style columns rows'),
    required: words('columns rows'),
    ranges: { page_size: [1, 10] },
  },
  chart: {
    properties: words('chart_spec aspect_ratio height color_theme preview'),
    required: ['chart_spec'],
    choices: { aspect_ratio: words('1:1 2:1 4:3 16:9') },
  },
  collapsible_panel: {
    properties: words('expanded header elements border background_color padding direction vertical_spacing'),
    required: words('header elements'),
  },
  interactive_container: {
    properties: words('behaviors has_border border_color corner_radius background_style elements width height padding'),
    required: ['elements'],
  },
  form: {
    properties: words('name elements direction padding vertical_spacing horizontal_spacing'),
    required: words('name elements'),
  },
  input: {
    properties: words(
      'name label label_position placeholder default_value i18n_default_value input_type rows auto_resize max_rows max_length required disabled width behaviors confirm fallback',
    ),
    texts: { label: Infinity, placeholder: 100 },
    choices: { input_type: words('text multiline_text password'), label_position: words('top left') },
    ranges: { max_length: [1, 1_000] },
  },
  select_static: {
    properties: words(
      'name type options initial_option initial_index placeholder required disabled width behaviors confirm',
    ),
    required: ['options'],
    texts: { placeholder: 100 },
  },
  date_picker: {
    properties: words('name initial_date placeholder required disabled width behaviors confirm value'),
    texts: { placeholder: 100 },
  },
  button: {
    properties: words(
      'name text type size width icon behaviors confirm disabled disabled_tips hover_tips form_action_type required',
    ),
    required: ['text'],
    texts: { text: 100 },
    choices: {
      type: words('default primary danger text primary_text danger_text primary_filled danger_filled laser'),
      size: words('tiny small medium large'),
    },
  },
};
