export default 'zcxMPgAAgD8pXI+9XI+iP1K4nj7D9Yg/';
