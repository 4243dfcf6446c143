using System.Collections.Frozen;

namespace Twin.Webhooks;

/// <summary>Words for people in a robot's group.</summary>
internal static class WebhookWords
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case-opened"] = "新案件", ["case-accepted"] = "已受理", ["case-refused"] = "不予受理", ["case-filed"] = "已立案", ["case-dispatched"] = "已派遣",
        ["case-signed"] = "已签收", ["case-started"] = "处理中", ["case-resolved"] = "待核查", ["case-verified"] = "已核查", ["case-closed"] = "已结案",
        ["case-rated"] = "已评价", ["case-returned"] = "已退回", ["case-warned"] = "即将超时", ["case-escalated"] = "升级督办", ["case-supervised"] = "督办",
        ["case-suspended"] = "已挂起", ["case-resumed"] = "恢复处理", ["case-disputed"] = "居民有异议", ["case-reopened"] = "重新办理", ["case-merged"] = "已合并",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string type) => Types.GetValueOrDefault(type, type);

    /// <summary>Words that are only words: what would be a link, a mention or a heading in markdown is taken out.</summary>
    public static string Plain(string text) => string.Concat(text.Where(static sign => !"<>[]()*_`#|!\\".Contains(sign, StringComparison.Ordinal)));
}
