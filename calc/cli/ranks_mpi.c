/* The program for several processes (MPI). Blocks of draws go round the processes; each keeps computing while what it has
 * done is on its way, and the first one takes all of them in, in their order. Parameters are not sent: numbers by address
 * can be had anywhere. */
#include "cli/ranks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* MPI's own header has casts that these warnings are about. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <mpi.h>
#pragma GCC diagnostic pop

enum { WA_BLOCK_DRAWS = 512, WA_BLOCK_TAG = 1, WA_FAULTS_TAG, WA_STOP_TAG, WA_LAST_TAG };

/* The draws that a block gave: values[h][i]. */
typedef struct wa_block_buffer {
  double *values;
  size_t n_headlines, n, first;
} wa_block_buffer;

static int wa_rank(void) {
  int rank;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

static size_t wa_ranks(void) {
  int size;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return (size_t)size;
}

bool wa_ranks_begin(int *argc, char ***argv) {
  MPI_Init(argc, argv);
  if (wa_rank() == 0) return false;
  /* One voice is enough. */
  if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) abort();
  return true;
}

/* What a helper still sends when the first process wants no more of it, up to its last word. */
static void wa_let_finish(int helper) {
  MPI_Status status = {.MPI_TAG = 0};
  while (status.MPI_TAG != WA_LAST_TAG) {
    int bytes;
    MPI_Probe(helper, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
    MPI_Get_count(&status, MPI_BYTE, &bytes);
    void *dropped = malloc((size_t)bytes + 1);
    if (!dropped) abort();
    MPI_Recv(dropped, bytes, MPI_BYTE, helper, status.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    free(dropped);
  }
}

static bool wa_is_told_to_stop(void) {
  int told;
  MPI_Iprobe(0, WA_STOP_TAG, MPI_COMM_WORLD, &told, MPI_STATUS_IGNORE);
  return told;
}

/* All processes end together, also when the first one failed (a disk that is full) and the others are in the middle of
 * their work: to abort would be simpler, but may take mpirun down with it. */
void wa_ranks_end(void) {
  fflush(stdout);
  if (wa_rank() == 0) {
    for (int helper = 1; helper < (int)wa_ranks(); helper++) MPI_Send(NULL, 0, MPI_BYTE, helper, WA_STOP_TAG, MPI_COMM_WORLD);
    for (int helper = 1; helper < (int)wa_ranks(); helper++) wa_let_finish(helper);
  } else {
    MPI_Send(NULL, 0, MPI_BYTE, 0, WA_LAST_TAG, MPI_COMM_WORLD);
    MPI_Recv(NULL, 0, MPI_BYTE, 0, WA_STOP_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  }
  MPI_Finalize();
}

static bool wa_fill_buffer(void *context, size_t from, size_t count, const double *const *parameters,
                           const double *const *headlines) {
  wa_block_buffer *buffer = context;
  (void)parameters;
  for (size_t h = 0; h < buffer->n_headlines; h++)
    memcpy(buffer->values + h * WA_BLOCK_DRAWS + (from - buffer->first), headlines[h], count * sizeof(double));
  return true;
}

/* A failed draw: its number and what was said. */
typedef struct wa_sent_failure {
  unsigned long long draw;
  char message[500];
} wa_sent_failure;

static size_t wa_pack_failures(const wa_probabilistic *analysis, size_t from, wa_sent_failure *sent) {
  size_t n = 0;
  memset(sent, 0, WA_LANE_FAULTS_KEPT * sizeof *sent);
  for (size_t i = from; i < analysis->n_failures; i++) {
    sent[n].draw = analysis->failures[i].draw;
    snprintf(sent[n++].message, sizeof sent->message, "%s", analysis->failures[i].message);
  }
  return n;
}

/* ---- a helper ---- */

static void wa_send_blocks(wa_probabilistic *analysis, size_t first, size_t count) {
  size_t n_headlines = analysis->draws.headlines.n, size = n_headlines * WA_BLOCK_DRAWS, turn = 0;
  wa_block_buffer buffers[2];
  wa_sent_failure *failures[2];
  MPI_Request requests[2][2] = {{MPI_REQUEST_NULL, MPI_REQUEST_NULL}, {MPI_REQUEST_NULL, MPI_REQUEST_NULL}};
  for (int i = 0; i < 2; i++) {
    buffers[i] = (wa_block_buffer){.values = WA_NEW_ARRAY(analysis->arena, double, size + 1), .n_headlines = n_headlines};
    failures[i] = WA_NEW_ARRAY(analysis->arena, wa_sent_failure, WA_LANE_FAULTS_KEPT);
  }
  wa_draw_watcher watcher = {.take = wa_fill_buffer};
  wa_probabilistic_watch(analysis, &watcher);
  for (size_t block = (size_t)wa_rank(); block * WA_BLOCK_DRAWS < count && !wa_is_told_to_stop();
       block += wa_ranks(), turn = 1 - turn) {
    size_t done = block * WA_BLOCK_DRAWS, n = count - done < WA_BLOCK_DRAWS ? count - done : WA_BLOCK_DRAWS, before = analysis->n_failures;
    MPI_Waitall(2, requests[turn], MPI_STATUSES_IGNORE);
    buffers[turn].first = first + done;
    watcher.context = &buffers[turn];
    wa_probabilistic_run(analysis, first + done, n);
    size_t n_failures = wa_pack_failures(analysis, before, failures[turn]);
    MPI_Isend(buffers[turn].values, (int)size, MPI_DOUBLE, 0, WA_BLOCK_TAG, MPI_COMM_WORLD, &requests[turn][0]);
    MPI_Isend(failures[turn], (int)(n_failures * sizeof(wa_sent_failure)), MPI_BYTE, 0, WA_FAULTS_TAG, MPI_COMM_WORLD, &requests[turn][1]);
  }
  for (int i = 0; i < 2; i++) MPI_Waitall(2, requests[i], MPI_STATUSES_IGNORE);
  analysis->watchers = watcher.next;
}

/* ---- the first one ---- */

typedef struct wa_receiver {
  double *values, **parameters;
  const double **headlines;
  wa_sent_failure *failures;
  size_t size;
} wa_receiver;

static wa_receiver wa_receiver_new(const wa_probabilistic *analysis) {
  const wa_draws *draws = &analysis->draws;
  wa_receiver receiver = {.size = draws->headlines.n * WA_BLOCK_DRAWS};
  receiver.values = WA_NEW_ARRAY(analysis->arena, double, receiver.size + 1);
  receiver.parameters = WA_NEW_ARRAY(analysis->arena, double *, draws->n_parameters + 1);
  receiver.headlines = WA_NEW_ARRAY(analysis->arena, const double *, draws->headlines.n + 1);
  receiver.failures = WA_NEW_ARRAY(analysis->arena, wa_sent_failure, WA_LANE_FAULTS_KEPT);
  for (size_t p = 0; p < draws->n_parameters; p++) receiver.parameters[p] = WA_NEW_ARRAY(analysis->arena, double, WA_BLOCK_DRAWS);
  for (size_t h = 0; h < draws->headlines.n; h++) receiver.headlines[h] = receiver.values + h * WA_BLOCK_DRAWS;
  return receiver;
}

static bool wa_receive_block(wa_probabilistic *analysis, wa_receiver *receiver, int from, size_t first, size_t n) {
  MPI_Status status;
  int bytes;
  MPI_Recv(receiver->values, (int)receiver->size, MPI_DOUBLE, from, WA_BLOCK_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  MPI_Recv(receiver->failures, (int)(WA_LANE_FAULTS_KEPT * sizeof(wa_sent_failure)), MPI_BYTE, from, WA_FAULTS_TAG, MPI_COMM_WORLD, &status);
  MPI_Get_count(&status, MPI_BYTE, &bytes);
  for (size_t i = 0; i < (size_t)bytes / sizeof(wa_sent_failure); i++)
    wa_probabilistic_failed(analysis, (wa_draw_failure){(size_t)receiver->failures[i].draw,
                                                        wa_strdup(analysis->arena, receiver->failures[i].message), {0}});
  wa_sampler_fill(analysis->sampler, first, n, receiver->parameters);
  return wa_probabilistic_take(analysis, first, n, (const double *const *)receiver->parameters, receiver->headlines);
}

static bool wa_take_blocks(wa_probabilistic *analysis, size_t first, size_t count) {
  wa_receiver receiver = wa_receiver_new(analysis);
  size_t ranks = wa_ranks();
  bool go_on = true;
  for (size_t block = 0; go_on && block * WA_BLOCK_DRAWS < count; block++) {
    size_t done = block * WA_BLOCK_DRAWS, n = count - done < WA_BLOCK_DRAWS ? count - done : WA_BLOCK_DRAWS;
    int from = (int)(block % ranks);
    go_on = from == 0 ? wa_probabilistic_run(analysis, first + done, n) : wa_receive_block(analysis, &receiver, from, first + done, n);
  }
  return go_on;
}

bool wa_compute_draws(wa_probabilistic *analysis, size_t first, size_t count) {
  if (wa_rank() == 0) return wa_take_blocks(analysis, first, count);
  wa_send_blocks(analysis, first, count);
  return true;
}
