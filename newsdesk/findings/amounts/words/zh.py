"""Chinese: measures, currencies, things counted, bounds. Lists are separated by spaces."""

from __future__ import annotations

from collections.abc import Mapping

from newsdesk.records import Bound

UNITS: Mapping[str, str] = {
    "t": "吨 公吨",
    "kg": "公斤 千克",
    "km": "公里 千米 km",
    "m": "米",
    "cm": "厘米",
    "mm": "毫米",
    "km2": "平方公里 平方千米",
    "m2": "平方米 平米",
    "m3": "立方米 方",
    "ha": "公顷",
    "mu": "亩",
    "l": "升",
    "barrels": "桶",
    "kW": "千瓦 kw",
    "MW": "兆瓦 mw",
    "GW": "吉瓦 gw",
    "kWh": "千瓦时 度电",
    "MWh": "兆瓦时",
    "GWh": "吉瓦时",
    "TWh": "太瓦时",
    "kV": "千伏",
    "V": "伏",
    "TEU": "标箱 标准箱 国际标准箱",
    "%": "% 个百分比",
    "pp": "个百分点 百分点",
    "visits": "人次",
    "people": "名 人 位 口人",
    "families": "户",
    "days": "天",
    "hours": "小时 个小时 个多小时",
    "minutes": "分钟",
    "months": "个月 个多月",
    "years": "年 周岁",
    "weeks": "周 个星期 星期",
    "times": "倍",
    "degrees": "摄氏度",
    "centuries": "个世纪",
    "vehicles": "辆",
    "trains": "列",
    "aircraft": "架",
    "ships": "艘",
    "oz": "盎司",
    "nautical miles": "海里",
    "miles": "英里",
    "feet": "英尺",
    "acres": "英亩",
}
CURRENCIES: Mapping[str, str] = {
    "USD": "美元 美金",
    "EUR": "欧元",
    "CNY": "元人民币 元 人民币",
    "JPY": "日元",
    "GBP": "英镑",
    "RUB": "卢布",
    "KZT": "坚戈",
    "KGS": "索姆",
    "UZS": "苏姆",
    "TJS": "索莫尼",
    "TMT": "马纳特",
    "HKD": "港元 港币",
    "KRW": "韩元",
    "INR": "印度卢比",
    "PKR": "巴基斯坦卢比",
    "TRY": "里拉",
    "CHF": "瑞士法郎",
    "SGD": "新元 新加坡元",
    "AUD": "澳元",
    "CAD": "加元",
    "TWD": "新台币",
    "THB": "泰铢",
    "MYR": "林吉特",
}
MEASURES = (
    "个 项 家 台 部 部门 班 座 条 所 份 件 批 种 类 支 场 本 篇 幅 套 只 头 匹 棵 株 处 片 块 张 "
    "期 集 门 节 对 颗 枚 册 封 组 轮 首 幢 栋 间 次 趟 款 双 点 步 级 层 箱 台套 台(套) 架次 "
    "班次 车次 例 起 宗 笔 员 段 尊 盏 朵 袋 瓶 盒 羽 亿株 标箱 代 队 股 面 副 桩 单 大类"
)
"""Words between a number and the thing; what is counted is said by the noun, where it is known."""
BARE_MEASURES = frozenset("期 点 步 级 层 代 单 面 股 队 员 段 对 双 副 方 次 类 大类".split())  # noqa: SIM905
"""Of these, the ones that mean something else too often: a number in words does not count with them."""
COUNTED: Mapping[str, str] = {
    "places": "培训名额 名额 席位 学位 座位 床位",
    "training places": "培训机会",
    "scholarships": "政府奖学金名额 奖学金名额 奖学金",
    "projects": "项目",
    "countries": "国家",
    "companies": "企业 公司",
    "jobs": "就业岗位 工作岗位 岗位",
    "documents": "文件",
    "agreements": "协议 协定",
    "schools": "学校 中小学",
    "hospitals": "医院",
    "universities": "大学 高校 院校",
    "flights": "航班",
    "trains": "班列 列车",
    "containers": "集装箱",
    "wagons": "车皮 货车车厢",
    "vehicles": "汽车 车辆",
    "buses": "客车 公交车 大巴",
    "trucks": "卡车 货车",
    "students": "学生 留学生 学员",
    "tourists": "游客",
    "passengers": "旅客 乘客",
    "specialists": "专家 专业人才",
    "workers": "工人",
    "people": "人员 民众 居民",
    "families": "家庭",
    "children": "儿童",
    "workshops": "鲁班工坊",
    "cities": "城市",
    "soldiers": "官兵 士兵",
    "routes": "航线",
    "laboratories": "实验室",
}
BEFORE: Mapping[Bound, str] = {
    "over": "超过 超出 逾 超 突破 至少 不少于 不低于 不小于 多于 高于 大于 不下 不下于 超了",
    "under": "不超过 未超过 不足 不到 低于 少于 不多于 不高于 至多 最多 小于 未满",
    "about": "大约 约为 约 近 接近 将近 大概 上下 左右 估计",
}
AFTER: Mapping[Bound, str] = {
    "over": "以上 多 余 有余",
    "under": "以下 以内",
    "about": "左右 上下 许",
}
PER: Mapping[str, str] = {
    "year": "每年 年均 年产 年产量 年产能 年输气量 年运量 一年 年发电量 年吞吐量 年输量 年处理 年加工 年可",
    "week": "每周 每星期",
    "month": "每月 月均",
    "day": "每天 每日 日均 日产 日产量",
    "hour": "每小时",
}
