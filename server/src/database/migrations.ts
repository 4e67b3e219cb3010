import { CreateRoles1795305600000 } from '../../../migrations/1795305600000-create-roles.js';
import { CreateUsers1795305601000 } from '../../../migrations/1795305601000-create-users.js';
import { CreateConversations1795305602000 } from '../../../migrations/1795305602000-create-conversations.js';
import { CreateRuns1795305603000 } from '../../../migrations/1795305603000-create-runs.js';
import { CreateIdempotencyKeys1795305604000 } from '../../../migrations/1795305604000-create-idempotency-keys.js';
import { CreateToolApprovals1795305606000 } from '../../../migrations/1795305606000-create-tool-approvals.js';
import { BoundRuns1795305700000 } from '../../../migrations/1795305700000-bound-runs.js';
import { CreateSearch1795305607000 } from '../../../migrations/1795305607000-create-search.js';
import { CreateMcpTokens1795305800000 } from '../../../migrations/1795305800000-create-mcp-tokens.js';
import { CreateMcpConnections1795305901000 } from '../../../migrations/1795305901000-create-mcp-connections.js';
import { AskAgainAndAskBack1795305900000 } from '../../../migrations/1795305900000-ask-again-and-ask-back.js';
import { CreateLimits1795306000000 } from '../../../migrations/1795306000000-create-limits.js';
import { CreateIdentities1795306001000 } from '../../../migrations/1795306001000-create-identities.js';
import { RememberRotations1795306002000 } from '../../../migrations/1795306002000-remember-rotations.js';
import { CreateAttachments1795306100000 } from '../../../migrations/1795306100000-create-attachments.js';
import { KnowWhoClaimed1795306190000 } from '../../../migrations/1795306190000-know-who-claimed.js';
import { BindConnections1795400000001 } from '../../../migrations/1795400000001-bind-connections.js';
import { TraceRuns1795430000000 } from '../../../migrations/1795430000000-trace-runs.js';
import { FindBareWords1795430002000 } from '../../../migrations/1795430002000-find-bare-words.js';
import { EraseDeletedConversations1795410000000 } from '../../../migrations/1795410000000-erase-deleted-conversations.js';
import { ListByCreation1795410001000 } from '../../../migrations/1795410001000-list-by-creation.js';
import { EraseInTime1795450000000 } from '../../../migrations/1795450000000-erase-in-time.js';
import { FindRunsByTheirKeys1795460000000 } from '../../../migrations/1795460000000-find-runs-by-their-keys.js';
import { CreateTasks1795305605000 } from '../../../migrations/1795305605000-create-tasks.js';

/** Every step of the schema, oldest first; a step that has landed is never edited. */
export const MIGRATIONS = [
  CreateRoles1795305600000,
  CreateUsers1795305601000,
  CreateConversations1795305602000,
  CreateRuns1795305603000,
  CreateIdempotencyKeys1795305604000,
  CreateTasks1795305605000,
  CreateToolApprovals1795305606000,
  CreateSearch1795305607000,
  BoundRuns1795305700000,
  CreateMcpTokens1795305800000,
  AskAgainAndAskBack1795305900000,
  CreateMcpConnections1795305901000,
  CreateLimits1795306000000,
  CreateIdentities1795306001000,
  RememberRotations1795306002000,
  CreateAttachments1795306100000,
  KnowWhoClaimed1795306190000,
  BindConnections1795400000001,
  EraseDeletedConversations1795410000000,
  ListByCreation1795410001000,
  TraceRuns1795430000000,
  FindBareWords1795430002000,
  EraseInTime1795450000000,
  FindRunsByTheirKeys1795460000000,
];
