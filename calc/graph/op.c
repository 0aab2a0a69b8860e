#include "graph/op.h"

const wa_op_row wa_op_rows[WA_N_OPS] = {
#define WA_OP_ROW(id, words, symbol, least, most) {words, symbol, least, most},
    WA_OPS(WA_OP_ROW)
#undef WA_OP_ROW
};

bool wa_op_elementwise(wa_op op) { return op >= WA_OP_NAME && op <= WA_OP_HIGHEST; }
