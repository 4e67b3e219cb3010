import { Text } from '../http/fields.js';
import { Email, NewPassword, Password } from './fields.js';

const MAX_NAME = 100;

export class Register {
  @Email()
  readonly email!: string;

  @NewPassword()
  readonly password!: string;

  @Text({ max: MAX_NAME, optional: true, description: 'What you want to be called', example: 'Ada' })
  readonly name?: string | null;
}

export class Login {
  @Email()
  readonly email!: string;

  @Password()
  readonly password!: string;
}

export class ChangeName {
  @Text({ max: MAX_NAME, description: 'What you want to be called', example: 'Ada' })
  readonly name!: string;
}

export class ChangePassword {
  @Password()
  readonly current_password!: string;

  @NewPassword()
  readonly new_password!: string;
}

export class DeleteAccount {
  @Password()
  readonly password!: string;
}
