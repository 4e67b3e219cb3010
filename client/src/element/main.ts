import { ChatkeepChat } from './chatkeep-chat';

if (!customElements.get('chatkeep-chat')) customElements.define('chatkeep-chat', ChatkeepChat);
