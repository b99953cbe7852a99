import { arithmeticOperators } from './arithmetic.js';
import { arrayOperators } from './arrays.js';
import { borrowedOperators } from './borrowed.js';
import { comparingOperators } from './comparing.js';
import { controlOperators } from './control.js';
import type { OperatorCompiler } from './operator.js';
import { typeOperators } from './types.js';

/** Every operator of expressions by its name; `$literal` is read by the compiler itself. */
export const expressionOperators: ReadonlyMap<string, OperatorCompiler> = new Map(
  Object.entries({
    ...borrowedOperators,
    ...arithmeticOperators,
    ...arrayOperators,
    ...comparingOperators,
    ...controlOperators,
    ...typeOperators,
  }),
);
