import { Service } from '@angular/core';
import { Opening } from '../ui/opening';

/** The list of what the keyboard does. */
@Service()
export class Help extends Opening {}
