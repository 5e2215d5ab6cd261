package text

// oppositeTable has a line for each pair: its name, the words of one side, |, those of
// the other. _ stands for a space, ! keeps an English word uninflected. Words of the
// line "-" are no pole although they contain one.
const oppositeTable = `
-: 满意 满足 客满 圆满 充满 布满 满满 满减 满赠 退出机制 退休 退烧 退热 退群 退潮 退役 兑换 交换 转换 换算 换季 换句话 换洗 买家 买卖 包装 套装 服装 装修 装饰 着装 西装 组装包 装备 装箱 目前 前台 前天 后天 最后 然后 售后 后台 今后 前面 后面 前往 前提 后续 后果 后悔 从前 当前 先后 前后 随后 稍后 落后 此前 此后 前年 后年 前期 后期 午后 后来 背后 关于 有关 相关 开关 无关 间关 拆分 拆迁 after-sales after-sale after_all close_to exchange_rate place_to day_after_tomorrow day_before_yesterday 上门取件 提前还 开机 关机 收入 收费 收件 收藏 后备 后座 后排 前排 前门 后门 前腿 后腿
enable: 开通 启用 开启 激活 打开 开立 开户 开卡 enable activate turn_on turned_on turning_on switch_on switched_on open | 关闭 停用 关掉 注销 停掉 禁用 关停 销户 销卡 disable deactivate turn_off turned_off turning_off switch_off switched_off close
report_loss: 挂失 报失 report_loss report_lost report_it_lost | 解挂 解除挂失 取消挂失 撤销挂失 撤挂 cancel_the_loss_report
transfer: 转入 转进 汇入 incoming! transfer_in | 转出 转走 汇出 outgoing! transfer_out
deposit: 充值 充钱 存款 存钱 存入 储值 deposit top_up topping_up topped_up | 提现 取款 取钱 提款 取现 withdraw withdrawal! withdrawals! cash_out
bind: 绑定 绑卡 关联 bind! link linked! | 解绑 解除绑定 取消绑定 解绑卡 unbind unlink
subscribe: 订阅 subscribe subscription! | 退订 取消订阅 unsubscribe
order: 下单 下订单 place_an_order placing_an_order placed_an_order place_my_order place_order order_placed | 取消 撤单 撤销 退订 cancel cancellation!
buy: 买 购买 选购 buy bought! purchase | 退 退货 退款 退掉 退回 return refund
exchange: 退 退货 退款 退掉 退回 return refund | 换 换货 更换 调换 exchange swap
install: 安装 组装 装 装好 安上 install assemble assembly! put_together put_up | 拆 拆卸 拆除 拆解 拆掉 卸下 uninstall disassemble disassembly! dismantle take_apart taken_apart take_down remove removal!
deliver: 送货 配送 送到 派送 送来 deliver delivery! | 退货 退回 寄回 return
increase: 增加 提高 调高 加大 上调 提升 提额 increase raise | 减少 降低 调低 减小 下调 降额 decrease lower reduce reduction!
extend: 延长 加长 extend extension! lengthen | 缩短 shorten
advance: 提前 提早 bring_forward earlier! | 推迟 延后 延迟 延期 postpone delay later!
upgrade: 升级 upgrade | 降级 downgrade
freeze: 冻结 freeze! frozen! | 解冻 unfreeze! unfrozen!
lock: 锁定 上锁 锁住 lock | 解锁 解除锁定 unlock
log_in: 登录 登陆 登入 log_in login! logging_in logged_in sign_in signing_in | 退出 登出 退出登录 log_out logout! logging_out logged_out sign_out
before: 前 之前 以前 天前 日前 小时前 个月前 周前 年前 before! prior_to | 后 之后 以后 天后 日后 小时后 个月后 周后 年后 天以后 天之后 after!
include: 包括 包含 include inclusive! | 除外 排除 exclude exclusive!
online: 线上 网上 在线 官网 网购 online! | 线下 门店 实体店 in_store in-store offline! in_the_store at_the_store
lend: 借款 借钱 borrow | 还款 还钱 还贷 repay repayment!
term: 活期 current_account | 定期 fixed_deposit time_deposit
card: 信用卡 贷记卡 credit_card credit_cards | 借记卡 储蓄卡 debit_card debit_cards
abroad: 国内 境内 domestic! domestically! | 国外 境外 海外 出境 overseas! abroad! international! internationally!
stock: 现货 in_stock in-stock | 定制 定做 预售 订制 made_to_order made-to-order made_to_measure custom-made pre-order pre-orders preorder
size: 大件 large_item large_items | 小件 small_item small_items
collect: 送货上门 送上门 上门送 home_delivery | 自提 自取 pick-up_depot collect_it_myself
ship: 发货 发出 寄出 出库 ship dispatch | 收货 签收 收到 到货 receive receipt!
most: 最多 至多 上限 最高 封顶 at_most maximum! max! up_to no_more_than not_more_than | 最少 至少 起码 下限 最低 起步 at_least minimum! min! no_less_than not_less_than
over: 超过 超出 多于 大于 高于 满 达到 天后 日后 小时后 个月后 周后 年后 天以后 天之后 more_than longer_than greater_than exceed | 不超过 不超出 不多于 不大于 不高于 以内 之内 天内 日内 小时内 个月内 周内 年内 工作日内 不满 未满 不足 不到 少于 小于 低于 no_more_than not_more_than not_exceed not_exceeding not_over no_longer_than less_than fewer_than shorter_than within!
accept: 接受 同意 收下 accept agree | 拒收 拒绝 拒签 refuse reject decline
freight: 包邮 免邮 免运费 free_delivery free_shipping | 到付 自付运费 运费自理
pack: 包好 打包 装箱 pack packed! | 拆封 开封 拆开 unpack unpacked! unwrap unwrapped!
damp: 加湿 humidify | 除湿 dehumidify
harden: 热敷 warm_compress | 冷敷 冰敷 cold_compress
fasting: 空腹 饭前 餐前 before_meals before_food on_an_empty_stomach | 饭后 餐后 after_meals after_food with_food
`
