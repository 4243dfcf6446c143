using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>Characters that are read in another way as a surname, and surnames of two characters that are.</summary>
internal static class SurnameReadings
{
    private static readonly FrozenDictionary<string, string[]> Table = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["单"] = ["shan"], ["曾"] = ["zeng"], ["解"] = ["xie"], ["区"] = ["ou"], ["查"] = ["zha"], ["盖"] = ["ge"],
        ["仇"] = ["qiu"], ["朴"] = ["piao"], ["乐"] = ["yue"], ["任"] = ["ren"], ["华"] = ["hua"], ["翟"] = ["zhai"],
        ["缪"] = ["miao"], ["员"] = ["yun"], ["秘"] = ["bi"], ["种"] = ["chong"], ["繁"] = ["po"], ["盛"] = ["sheng"],
        ["召"] = ["shao"], ["折"] = ["she"], ["尉"] = ["wei"], ["冼"] = ["xian"], ["洗"] = ["xian"], ["覃"] = ["qin"],
        ["那"] = ["na"], ["车"] = ["che"], ["牟"] = ["mu"], ["祭"] = ["zhai"], ["纪"] = ["ji"], ["葛"] = ["ge"],
        ["阚"] = ["kan"], ["应"] = ["ying"], ["於"] = ["yu"], ["谌"] = ["chen"], ["撒"] = ["sa"], ["宁"] = ["ning"],
        ["隗"] = ["wei"], ["郗"] = ["xi"], ["逄"] = ["pang"], ["宓"] = ["mi"], ["重"] = ["chong"], ["沈"] = ["shen"],
        ["尉迟"] = ["yu", "chi"], ["万俟"] = ["mo", "qi"], ["单于"] = ["chan", "yu"], ["长孙"] = ["zhang", "sun"],
        ["澹台"] = ["tan", "tai"], ["令狐"] = ["ling", "hu"], ["宇文"] = ["yu", "wen"], ["尉犁"] = ["yu", "li"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The readings of the surname a folded name begins with; empty when it is read as anywhere else.</summary>
    public static ImmutableArray<string> AtStartOf(string name) =>
        name.Length > 2 && Table.TryGetValue(name[..2], out var both) ? [.. both]
        : name.Length > 0 && Table.TryGetValue(name[..1], out var one) ? [.. one]
        : [];
}
