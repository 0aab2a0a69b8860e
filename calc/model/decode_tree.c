/* The decision tree: nodes and their branches, and that they make one tree. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/read.h"

enum { WA_MOST_NODES = 2000 };

/* A node's row of branches as written; its branches are nodes first .. first + count - 1. */
typedef struct wa_chance {
  const wa_yaml *key;
  size_t node; /* SIZE_MAX: its name is wrong */
  size_t first, count;
  bool broken; /* something in it was reported already: it cannot be summed */
} wa_chance;

typedef struct wa_planting {
  wa_load *load;
  wa_tree *tree;
  wa_chance *rows;
  size_t n_rows;
  size_t *row_of; /* by node: row + 1, 0 for a leaf */
} wa_planting;

/* ---- branches ---- */

static void wa_read_branch_formula(wa_load *load, const wa_yaml *value, const char *path, wa_tree_node *node) {
  const wa_yaml *formula = value->kind == WA_YAML_MAP ? wa_yaml_get(value, "probability") : value;
  node->label = value->kind == WA_YAML_MAP ? wa_read_label(value, "label") : (wa_label){NULL, NULL};
  node->rest = formula && formula->kind == WA_YAML_SCALAR && strcmp(formula->text, "rest") == 0;
  if (!node->rest) node->probability = wa_read_formula(load, formula, path);
  wa_check_share(load, &node->probability, "a probability");
}

static void wa_check_second_rest(const wa_planting *planting, const wa_chance *row, const wa_tree_node *node) {
  for (size_t i = row->first; node->rest && i < row->first + row->count; i++) {
    const wa_tree_node *other = &planting->tree->nodes[i];
    if (!other->rest) continue;
    wa_error(planting->load->diags, node->span, "a second 'rest' among the branches of '%s'", row->key->text);
    wa_also(planting->load->diags, other->span, "the first stands here");
    return;
  }
}

static bool wa_is_second_parent(const wa_planting *planting, const wa_chance *row, const wa_yaml *key) {
  const wa_name_row *earlier = wa_names_find(planting->load->names, WA_SPACE_NODE, key->text);
  if (!earlier) return false;
  wa_error(planting->load->diags, key->span, "'%s' is a branch of another node already", key->text);
  wa_hint(planting->load->diags, "a name stands once in a tree: here it could be '%s_%s'", row->key->text, key->text);
  wa_also(planting->load->diags, earlier->span, "it is a branch here first");
  return true;
}

static void wa_read_branch(const wa_planting *planting, wa_chance *row, const wa_yaml_entry *entry) {
  wa_load *load = planting->load;
  wa_tree *tree = planting->tree;
  const wa_yaml *key = entry->key;
  wa_tree_node node = {.name = key->text, .span = key->span, .leaf = true};
  if (wa_is_second_parent(planting, row, key)) return;
  if (!wa_define(load, WA_SPACE_NODE, key, "a branch", 0, tree->n_nodes, true)) return;
  row->broken = row->broken || entry->value->broken;
  if (!entry->value->broken) wa_read_branch_formula(load, entry->value, wa_path(load, "tree", row->key->text, key->text), &node);
  wa_check_second_rest(planting, row, &node);
  tree->nodes[tree->n_nodes++] = node;
  row->count++;
}

/* What can be seen without running, as for the rows of a cohort. */
static void wa_check_branches(const wa_planting *planting, const wa_chance *row) {
  double sum = 0, number;
  bool known = true, rest = false;
  for (size_t i = row->first; i < row->first + row->count; i++) {
    const wa_tree_node *node = &planting->tree->nodes[i];
    rest = rest || node->rest;
    if (node->rest) continue;
    if (!wa_formula_literal(&node->probability, &number) || number < 0 || number > 1) known = false;
    else sum += number;
  }
  if (!known || (rest ? sum <= 1 + 1e-9 : fabs(sum - 1) <= 1e-9)) return;
  wa_error(planting->load->diags, row->key->span, "the branches of '%s' sum to %g, not to 1", row->key->text, sum);
  if (sum < 1) wa_hint(planting->load->diags, "write 'rest' for the branch that takes what the others leave");
}

static void wa_read_chance(wa_planting *planting, const wa_yaml_entry *entry) {
  wa_load *load = planting->load;
  wa_chance *row = &planting->rows[planting->n_rows++];
  *row = (wa_chance){.key = entry->key, .node = SIZE_MAX, .first = planting->tree->n_nodes};
  if (entry->value->broken || entry->value->kind != WA_YAML_MAP) return;
  size_t errors = wa_diags_count(load->diags, WA_ERROR);
  if (entry->value->n_entries == 0) {
    wa_error(load->diags, entry->value->span, "node '%s' has no branches", entry->key->text);
    wa_hint(load->diags, "leave it out: a branch without a node of its own is where the tree ends");
  }
  for (size_t i = 0; i < entry->value->n_entries && !wa_load_enough(load); i++)
    wa_read_branch(planting, row, &entry->value->entries[i]);
  if (!row->broken && wa_diags_count(load->diags, WA_ERROR) == errors) wa_check_branches(planting, row);
}

/* ---- one tree ---- */

/* The leaf whose name is nearly that of a node to which nothing leads. */
static const char *wa_meant_leaf(const wa_planting *planting, const char *name) {
  const char **leaves = WA_NEW_ARRAY(planting->load->arena, const char *, planting->tree->n_nodes + 1);
  size_t count = 0;
  for (size_t i = 0; i < planting->tree->n_nodes; i++)
    if (planting->tree->nodes[i].leaf) leaves[count++] = planting->tree->nodes[i].name;
  return wa_nearest(name, leaves, count);
}

static void wa_second_root(const wa_planting *planting, const wa_chance *root, const wa_chance *other) {
  const char *meant = wa_meant_leaf(planting, other->key->text), *first = wa_meant_leaf(planting, root->key->text);
  bool turned = !meant && first; /* the misspelt one stands first */
  const wa_chance *lost = turned ? root : other, *kept = turned ? other : root;
  wa_error(planting->load->diags, lost->key->span, "no branch leads to '%s', and the tree begins at '%s'", lost->key->text,
           kept->key->text);
  if (turned || meant) wa_hint(planting->load->diags, "did you mean '%s'?", turned ? first : meant);
  else wa_hint(planting->load->diags, "name it as a branch of another node; a tree has one beginning");
  wa_also(planting->load->diags, kept->key->span, "no branch leads to this one either");
}

static bool wa_add_root(const wa_planting *planting, wa_chance *row) {
  wa_tree *tree = planting->tree;
  if (!wa_define(planting->load, WA_SPACE_NODE, row->key, "a node", 0, tree->n_nodes, true)) return false;
  row->node = tree->n_nodes;
  tree->nodes[tree->n_nodes++] = (wa_tree_node){.name = row->key->text, .span = row->key->span, .parent = SIZE_MAX};
  return true;
}

/* Rows and branches of the same name are one node; what is left over is where the tree begins. NULL when there is no
 * such row, or several. `quiet`: something is wrong already, and names only must be known. */
static wa_chance *wa_find_root(const wa_planting *planting, bool quiet) {
  wa_chance *root = NULL;
  size_t count = 0;
  for (size_t i = 0; i < planting->n_rows; i++) {
    wa_chance *row = &planting->rows[i];
    const wa_name_row *branch = wa_names_find(planting->load->names, WA_SPACE_NODE, row->key->text);
    if (branch) {
      row->node = branch->index;
      planting->tree->nodes[row->node].leaf = false;
    }
  }
  for (size_t i = 0; i < planting->n_rows; i++) {
    wa_chance *row = &planting->rows[i];
    if (row->node != SIZE_MAX || !wa_add_root(planting, row)) continue;
    if (root && !quiet) wa_second_root(planting, root, row);
    if (!root) root = row;
    count++;
  }
  return count == 1 ? root : NULL;
}

static void wa_join_rows(const wa_planting *planting) {
  wa_tree *tree = planting->tree;
  for (size_t i = 0; i < planting->n_rows; i++) {
    const wa_chance *row = &planting->rows[i];
    if (row->node == SIZE_MAX) continue;
    planting->row_of[row->node] = i + 1;
    tree->nodes[row->node].row_span = row->key->span;
    for (size_t j = row->first; j < row->first + row->count; j++) tree->nodes[j].parent = row->node;
  }
}

/* Nodes in reading order, with a stack of its own: the last branch is pushed first. */
static size_t wa_put_in_order(const wa_planting *planting, size_t root) {
  wa_tree *tree = planting->tree;
  size_t *stack = WA_NEW_ARRAY(planting->load->arena, size_t, tree->n_nodes + 1), height = 0, count = 0;
  stack[height++] = root;
  while (height > 0) {
    size_t node = stack[--height];
    tree->order[count++] = node;
    if (!planting->row_of[node]) continue;
    const wa_chance *row = &planting->rows[planting->row_of[node] - 1];
    for (size_t j = row->first + row->count; j-- > row->first;) {
      tree->nodes[j].depth = tree->nodes[node].depth + 1;
      stack[height++] = j;
    }
  }
  return count;
}

/* From a node that cannot be reached from the beginning, up the parents, until one comes again. */
static void wa_report_circle(const wa_planting *planting, size_t node) {
  enum { MOST = 10 };
  const wa_tree *tree = planting->tree;
  wa_load *load = planting->load;
  for (size_t i = 0; i < tree->n_nodes; i++) node = tree->nodes[node].parent; /* now it is on the circle */
  size_t first = node;
  for (size_t up = tree->nodes[node].parent; up != node; up = tree->nodes[up].parent)
    if (up < first) first = up;
  const char *chain = tree->nodes[first].name;
  size_t length = 0;
  for (size_t up = tree->nodes[first].parent; up != first && length < MOST; up = tree->nodes[up].parent, length++)
    chain = wa_printf(load->arena, "%s -> %s", tree->nodes[up].name, chain);
  wa_error(load->diags, tree->nodes[first].span, "'%s' leads back to itself: %s%s -> %s", tree->nodes[first].name,
           tree->nodes[first].name, length == MOST ? " -> ..." : "", chain);
}

static void wa_check_one_tree(wa_planting *planting, const wa_chance *root) {
  wa_tree *tree = planting->tree;
  planting->row_of = WA_NEW_ARRAY(planting->load->arena, size_t, tree->n_nodes + 1);
  tree->order = WA_NEW_ARRAY(planting->load->arena, size_t, tree->n_nodes + 1);
  wa_join_rows(planting);
  bool *reached = WA_NEW_ARRAY(planting->load->arena, bool, tree->n_nodes + 1);
  size_t count = root ? wa_put_in_order(planting, root->node) : 0;
  for (size_t i = 0; i < count; i++) reached[tree->order[i]] = true;
  for (size_t i = 0; i < tree->n_nodes; i++)
    if (!reached[i]) {
      wa_report_circle(planting, i);
      return;
    }
}

/* ---- the section ---- */

static size_t wa_count_nodes(const wa_yaml *map) {
  size_t n = map->n_entries;
  for (size_t i = 0; i < map->n_entries; i++)
    if (map->entries[i].value->kind == WA_YAML_MAP) n += map->entries[i].value->n_entries;
  return n;
}

void wa_decode_tree(wa_load *load) {
  wa_tree *tree = &load->model->tree;
  const wa_yaml *map = wa_section(load, "tree");
  size_t errors = wa_diags_count(load->diags, WA_ERROR);
  bool broken = false;
  if (!map) return;
  tree->given = true;
  tree->span = wa_yaml_entry_of(load->files[0].root, "tree")->key->span;
  size_t room = wa_count_nodes(map);
  if (map->n_entries == 0 || room > WA_MOST_NODES) {
    wa_error(load->diags, map->span, map->n_entries ? "more than %d nodes" : "a tree needs nodes with branches", WA_MOST_NODES);
    return;
  }
  wa_planting planting = {.load = load, .tree = tree, .rows = WA_NEW_ARRAY(load->arena, wa_chance, map->n_entries)};
  tree->nodes = WA_NEW_ARRAY(load->arena, wa_tree_node, room);
  for (size_t i = 0; i < map->n_entries && !wa_load_enough(load); i++) {
    broken = broken || map->entries[i].value->broken;
    wa_read_chance(&planting, &map->entries[i]);
  }
  bool wrong = broken || wa_diags_count(load->diags, WA_ERROR) > errors;
  const wa_chance *root = wa_find_root(&planting, wrong);
  if (!wrong && wa_diags_count(load->diags, WA_ERROR) == errors) wa_check_one_tree(&planting, root);
}
