namespace Twin.Simulation;

/// <summary>Names as they are common, most common surname first.</summary>
internal static class ChineseNames
{
    private static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗",
        "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余",
        "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚", "沈", "钟", "姜", "崔", "谭", "陆", "范", "汪", "廖",
        "石", "金", "韦", "贾", "夏", "付", "方", "邹", "熊", "白", "孟", "秦", "邱", "侯", "江", "尹", "薛", "闫", "雷", "龙",
        "黎", "史", "陶", "贺", "毛", "郝", "顾", "龚", "邵", "万", "覃", "武", "钱", "戴", "严", "莫", "孔", "欧阳", "单", "司马",
    ];

    private const string Male = "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建国志文海峰成康新利清云鸿立邦德贵福生元全胜学祥才发武松柏";

    private const string Female = "芳娜敏静丽艳娟霞燕玲婷雪慧莹洁琳玉萍红桂英秀兰梅凤琴云莲珍翠雅芝倩蓉薇菲寒烟佳欣怡悦瑶璐梦思诗涵晓彤颖露香月莺媛珊莎黛青";

    public static string Surname(Dice dice) => dice.PickEarly(Surnames);

    public static string GivenName(Dice dice, bool male)
    {
        var characters = male ? Male : Female;
        var first = dice.Pick(characters);
        return dice.Chance(0.85) ? $"{first}{dice.Pick(characters)}" : first.ToString();
    }
}
