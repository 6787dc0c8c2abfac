/** Node versions we run on. Written so that an old Node can still parse this file and say what is wrong. */
export function checkNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  process.stderr.write(
    '考核系统需要 Node.js 20.19 或更高版本,当前版本为 ' +
      process.versions.node +
      '。请升级后重试。\n' +
      'Kaohe needs Node.js 20.19 or later; this is ' +
      process.versions.node +
      '. Please upgrade and try again.\n',
  );
  process.exit(1);
}
